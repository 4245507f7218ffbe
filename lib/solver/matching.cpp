#include "solver/matching.hpp"

#include <limits>

namespace tomatic::solver {

std::vector<int> cheapestMatching(const std::vector<std::vector<Cost>>& cost) {
  const int rows = static_cast<int>(cost.size());
  const int columns = rows == 0 ? 0 : static_cast<int>(cost.front().size());
  constexpr Cost far = std::numeric_limits<Cost>::max() / 4;
  // Potentials; row and column 0 are none.
  std::vector<Cost> ofRow(rows + 1);
  std::vector<Cost> ofColumn(columns + 1);
  std::vector<int> rowOf(columns + 1);
  std::vector<int> before(columns + 1);
  std::vector<Cost> distance;
  std::vector<char> done;
  for (int row = 1; row <= rows; ++row) {
    distance.assign(columns + 1, far);
    done.assign(columns + 1, 0);
    rowOf[0] = row;
    int column = 0;
    while (rowOf[column] != 0) {
      done[column] = 1;
      const int at = rowOf[column];
      Cost least = far;
      int next = 0;
      for (int c = 1; c <= columns; ++c) {
        if (done[c] != 0) {
          continue;
        }
        const Cost reduced = cost[at - 1][c - 1] - ofRow[at] - ofColumn[c];
        if (reduced < distance[c]) {
          distance[c] = reduced;
          before[c] = column;
        }
        if (distance[c] < least) {
          least = distance[c];
          next = c;
        }
      }
      for (int c = 0; c <= columns; ++c) {
        if (done[c] != 0) {
          ofRow[rowOf[c]] += least;
          ofColumn[c] -= least;
        } else {
          distance[c] -= least;
        }
      }
      column = next;
    }
    while (column != 0) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }
  std::vector<int> columnOf(rows, -1);
  for (int c = 1; c <= columns; ++c) {
    if (rowOf[c] > 0) {
      columnOf[rowOf[c] - 1] = c - 1;
    }
  }
  return columnOf;
}

}  // namespace tomatic::solver
