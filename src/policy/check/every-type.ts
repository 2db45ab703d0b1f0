import type { Proof } from './proof.ts';

/** A type nobody can reach is a promise the bot does not keep. */
export const everyType: Proof = {
  id: 'every-type',
  claim: 'Every type names some incident.',
  prove(subject) {
    const reached = new Set(subject.exploration().classes.map(({ holding }) => subject.settled(holding).result.type));
    const types = Object.keys(subject.policy.types);
    return {
      findings: types.filter((id) => !reached.has(id)).map((id) => ({ problem: `no answers lead to the type \`${id}\`` })),
      notes: [`${reached.size} of ${types.length} types reached`],
    };
  },
};
