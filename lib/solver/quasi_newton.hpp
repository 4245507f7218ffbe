// Climbs a smooth concave function by limited-memory BFGS (Nocedal 1980; the two-loop recursion)
// with a backtracking line search. The scaling of the first direction is a diagonal given by the
// caller, with some blocks.
#pragma once

#include <functional>
#include <vector>

namespace tomatic::solver {

class QuasiNewton {
 public:
  using Vector = std::vector<double>;
  /// Minus the second derivatives of some neighbours: a positive definite matrix, of which the
  /// lower triangle is read.
  struct Block {
    std::size_t first = 0;
    std::size_t size = 0;
    Vector bend;  ///< [row × size + column]
  };
  struct Point {
    double value = 0;
    Vector gradient;
    Vector curvature;           ///< diagonal: about minus the second derivatives, above 0
    std::vector<Block> blocks;  ///< in place of the diagonal there
  };
  using Function = std::function<void(const Vector& at, Point& point)>;

  explicit QuasiNewton(Vector start);

  /// Goes on from there; call restart() next.
  void moveTo(Vector at) { at_ = std::move(at); }
  /// Forgets what it learned of the function, which is another one now.
  void restart(const Function& function);
  /// Goes on with a function that is nearly the same: keeps what it learned.
  void resume(const Function& function) { function(at_, point_); }
  /// One step uphill. Returns what it gained; 0 if no step gains.
  double step(const Function& function);

  const Vector& at() const { return at_; }
  const Point& point() const { return point_; }

 private:
  struct Pair {
    Vector moved;
    Vector bent;  // how much the gradient fell
    double along = 0;
  };

  Vector direction();
  void scaleFirst(Vector& way) const;

  Vector at_;
  Point point_;
  Point next_;
  Vector tried_;
  std::vector<Pair> pairs_;  // the latest last
  std::vector<double> factor_;
};

}  // namespace tomatic::solver
