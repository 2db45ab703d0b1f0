import { percentile } from '../load/percentile.ts';
import type { Figure } from './figure.ts';

const RATIO = 1.5;

/** p99 of both sides, and the limit of their ratio. */
export function compareP99(figure: string, samples: Record<'ours' | 'bare', number[]>): Figure {
  const ours = percentile(samples.ours, 0.99);
  const baseline = percentile(samples.bare, 0.99);
  return {
    ...{ figure, unit: 'ms', ours, baseline },
    limit: `${RATIO} × bare`,
    ok: ours <= RATIO * baseline,
    details: {
      samples: samples.ours.length,
      oursP50: percentile(samples.ours, 0.5),
      bareP50: percentile(samples.bare, 0.5),
      oursMax: percentile(samples.ours, 1),
      bareMax: percentile(samples.bare, 1),
    },
  };
}
