import type { Given } from '../asking/answer-space.ts';
import { CLEAR, FACTS, GIVEN, NOT_SO, SO, TICKED } from '../asking/residual.ts';
import { ADMINISTRATOR } from './answer-walk.ts';

/** Answers in one line, as `danger: no, threat_signs: [target, means], suspended: yes`; what was left empty is left out. */
export function answersText(answers: readonly Given[]): string {
  const boxes = new Map<string, string[]>();
  const rest: string[] = [];
  for (const { name, value } of answers) {
    const [question = '', box] = name.split('/');
    if (box !== undefined) boxes.set(question, [...(boxes.get(question) ?? []), ...(value === TICKED ? [box] : [])]);
    else rest.push(...one(name, value));
  }
  const ticked = [...boxes].filter(([, ids]) => ids.length > 0).map(([question, ids]) => `${question}: [${ids.join(', ')}]`);
  return [...rest, ...ticked].join(', ');
}

function one(name: string, value: string | null): string[] {
  if (value === null || value === CLEAR || value === NOT_SO || value === GIVEN) return [];
  if (name === ADMINISTRATOR) return ['asked of an administrator'];
  if (name === FACTS.minutes) return value === '0' ? [] : [`open for ${value} minutes`];
  return [`${name.replace(/^fact /, '')}: ${value === SO ? 'yes' : value}`];
}
