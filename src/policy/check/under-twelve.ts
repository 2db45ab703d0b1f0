import type { Finding, Proof } from './proof.ts';

/** No officer is requested for a child under 12: only a 911 call brings one (WIC 602, 602.1; domain.md 1b). */
export const underTwelve: Proof = {
  id: 'under-twelve',
  claim: 'For a student under 12 no officer is requested; only an emergency brings one.',
  prove(subject) {
    const { classes } = subject.exploration();
    const results = classes.map(({ holding, path }) => ({ path, result: subject.settled(holding).result }));
    const young = results.filter(({ result }) => result.tracks.includes('U12'));
    const findings = young.flatMap(({ path, result }): Finding[] => {
      const modes = [result.response_mode, ...result.obligations.map((each) => each.response_mode)];
      if (!modes.includes('officer_requested')) return [];
      return [{ problem: `\`${result.type}\` requests an officer for a student under 12`, answers: path }];
    });
    return { findings: young.length > 0 ? findings : [{ problem: 'no answers lead to the track U12' }] };
  },
};
