import { cards } from './en/cards.ts';
import { report } from './en/report.ts';

export const en = { report, cards };
