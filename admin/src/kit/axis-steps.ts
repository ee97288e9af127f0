// What an axis may count in, smallest first. Apart from the charts, so that a page that names them
// does not wait for the chart library.

const SIZES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

export const COUNT_STEPS = SIZES.flatMap((size) => [size, 2 * size, 5 * size]);
export const SHARE_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
export const DECIMAL_STEPS = [0.5, 1, 2, 5, 10, 20, 50, 100];
/** Round on a clock: seconds, minutes, hours. */
export const SECOND_STEPS = [1, 5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 86_400];
