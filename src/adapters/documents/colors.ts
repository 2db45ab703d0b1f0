/** Contrast on white is at least 7 to 1 for text and lines of charts; `line` is decoration only (a test computes it). */
export const COLORS = { ink: '#1b1f24', muted: '#48525e', accent: '#1f3a5f', line: '#b9c1cb', band: '#f2f4f7', paper: '#ffffff' };
