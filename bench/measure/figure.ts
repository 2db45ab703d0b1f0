/** One line of the table. */
export interface Figure {
  figure: string;
  unit: 'ms' | 'MB';
  ours: number;
  /** The bare app's, from the same run; null where there is nothing to compare with. */
  baseline: number | null;
  /** In words, as the table shows it. */
  limit: string;
  ok: boolean;
  /** What the number was taken from, for the JSON. */
  details: Record<string, number>;
}

export type Measure = (say: (progress: string) => void) => Promise<Figure[]>;
