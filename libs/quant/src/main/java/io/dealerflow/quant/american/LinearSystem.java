package io.dealerflow.quant.american;

/** A square system of equations in arrays of its own, solved in place by Gaussian elimination with partial pivoting. */
final class LinearSystem {
    private final int size;
    /** Coefficients by rows. */
    final double[][] matrix;
    /** The right side before, the solution after {@link #solve}. */
    final double[] vector;

    LinearSystem(int size) {
        this.size = size;
        matrix = new double[size][size];
        vector = new double[size];
    }

    void solve() {
        for (int k = 0; k < size; k++) {
            pivot(k);
            eliminate(k);
        }
        for (int k = size - 1; k >= 0; k--) {
            double[] row = matrix[k];
            double sum = vector[k];
            for (int j = k + 1; j < size; j++) {
                sum -= row[j] * vector[j];
            }
            vector[k] = sum / row[k];
        }
    }

    private void pivot(int k) {
        int largest = k;
        for (int i = k + 1; i < size; i++) {
            if (Math.abs(matrix[i][k]) > Math.abs(matrix[largest][k])) {
                largest = i;
            }
        }
        if (largest != k) {
            double[] row = matrix[k];
            matrix[k] = matrix[largest];
            matrix[largest] = row;
            double value = vector[k];
            vector[k] = vector[largest];
            vector[largest] = value;
        }
    }

    private void eliminate(int k) {
        double[] top = matrix[k];
        double inverse = 1 / top[k];
        for (int i = k + 1; i < size; i++) {
            double[] row = matrix[i];
            double factor = row[k] * inverse;
            for (int j = k + 1; j < size; j++) {
                row[j] -= factor * top[j];
            }
            vector[i] -= factor * vector[k];
        }
    }
}
