import { cards } from './es/cards.ts';
import { report } from './es/report.ts';

export const es = { report, cards };
