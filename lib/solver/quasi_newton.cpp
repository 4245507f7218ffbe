#include "solver/quasi_newton.hpp"

#include <algorithm>
#include <cmath>

namespace tomatic::solver {
namespace {

constexpr std::size_t memory = 15;
constexpr int halvings = 12;
constexpr double enough = 1e-4;  // Armijo's share of the promised gain

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}

void add(std::vector<double>& to, double factor, const std::vector<double>& what) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    to[i] += factor * what[i];
  }
}

/// matrix × solution = right, by Cholesky's factors.
void solve(std::vector<double> matrix, std::size_t size, const double* right, double* solution) {
  const auto at = [&](std::size_t row, std::size_t column) -> double& {
    return matrix[row * size + column];
  };
  for (std::size_t row = 0; row < size; ++row) {
    double known = right[row];
    for (std::size_t column = 0; column <= row; ++column) {
      double sum = at(row, column);
      for (std::size_t k = 0; k < column; ++k) {
        sum -= at(row, k) * at(column, k);
      }
      at(row, column) = row == column ? std::sqrt(sum) : sum / at(column, column);
    }
    for (std::size_t k = 0; k < row; ++k) {
      known -= at(row, k) * solution[k];
    }
    solution[row] = known / at(row, row);
  }
  for (std::size_t row = size; row-- > 0;) {
    for (std::size_t k = row + 1; k < size; ++k) {
      solution[row] -= at(k, row) * solution[k];
    }
    solution[row] /= at(row, row);
  }
}

}  // namespace

QuasiNewton::QuasiNewton(Vector start) : at_(std::move(start)) {}

void QuasiNewton::restart(const Function& function) {
  pairs_.clear();
  function(at_, point_);
}

/// Divides by what is known of the second derivatives.
void QuasiNewton::scaleFirst(Vector& way) const {
  const Vector plain = point_.blocks.empty() ? Vector() : way;
  for (std::size_t i = 0; i < way.size(); ++i) {
    way[i] /= point_.curvature[i];
  }
  for (const Block& block : point_.blocks) {
    solve(block.bend, block.size, plain.data() + block.first, way.data() + block.first);
  }
}

QuasiNewton::Vector QuasiNewton::direction() {
  Vector way = point_.gradient;
  factor_.resize(pairs_.size());
  for (std::size_t i = pairs_.size(); i-- > 0;) {
    factor_[i] = dot(pairs_[i].moved, way) / pairs_[i].along;
    add(way, -factor_[i], pairs_[i].bent);
  }
  scaleFirst(way);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    add(way, factor_[i] - dot(pairs_[i].bent, way) / pairs_[i].along, pairs_[i].moved);
  }
  return way;
}

double QuasiNewton::step(const Function& function) {
  Vector way = direction();
  double slope = dot(way, point_.gradient);
  if (slope <= 0) {
    pairs_.clear();
    way = direction();
    slope = dot(way, point_.gradient);
  }
  double length = 1;
  for (int i = 0; i < halvings; ++i, length /= 2) {
    tried_ = at_;
    add(tried_, length, way);
    function(tried_, next_);
    if (!(next_.value >= point_.value + enough * length * slope)) {
      continue;  // too little, or not even a number
    }
    Pair pair;
    pair.moved = way;
    for (double& moved : pair.moved) {
      moved *= length;
    }
    pair.bent = point_.gradient;
    add(pair.bent, -1, next_.gradient);
    pair.along = dot(pair.moved, pair.bent);
    if (pair.along > 1e-12) {
      if (pairs_.size() == memory) {
        pairs_.erase(pairs_.begin());
      }
      pairs_.push_back(std::move(pair));
    }
    const double gained = next_.value - point_.value;
    std::swap(at_, tried_);
    std::swap(point_, next_);
    return gained;
  }
  pairs_.clear();
  return 0;
}

}  // namespace tomatic::solver
