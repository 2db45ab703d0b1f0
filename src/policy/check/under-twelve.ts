import { UNDER_TWELVE } from './notice-triggers.ts';
import type { Finding, Proof } from './proof.ts';

/** No officer is requested for a child under 12: only a 911 call brings one (WIC 602, 602.1; domain.md 1b). */
export const underTwelve: Proof = {
  id: 'under-twelve',
  claim: 'A student under 12 is known as such, and no officer is requested; only an emergency brings one.',
  prove(subject) {
    const { classes } = subject.exploration();
    const results = classes.map(({ holding, path }) => ({
      path,
      isYoung: holding.has(UNDER_TWELVE),
      result: subject.settled(holding).result,
    }));
    const findings = results.flatMap(({ path, isYoung, result }): Finding[] => {
      const isTagged = result.tracks.includes('U12');
      if (isYoung !== isTagged)
        return [{ problem: isYoung ? 'a student under 12 is not tracked as such' : 'somebody else is tracked as under 12', answers: path }];
      const modes = [result.response_mode, ...result.obligations.map((each) => each.response_mode)];
      if (!isTagged || !modes.includes('officer_requested')) return [];
      return [{ problem: `\`${result.type}\` requests an officer for a student under 12`, answers: path }];
    });
    return { findings };
  },
};
