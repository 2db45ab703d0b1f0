import type { Notice, NoticeAction, NoticeBlock } from '../notice.ts';
import { button, type CardFacts, say, siteOf, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { toldAction } from './emergency-lines.ts';
import { alert, heading, line, quiet } from './incident-lines.ts';
import { correctionActions, ownCorrections } from './own-corrections.ts';

/**
 * Directly to whoever reported danger, because the same phone must now dial: 911 with the address to read aloud (wording.md 1). In both
 * languages while the person's language is not known.
 *
 * Its push says to call 911 even for restricted tracks: it names neither kind nor place, and nothing may stand before 911.
 */
export function emergencyReporter(facts: CardFacts): Notice {
  const words = cardWords(facts.language).emergencyReporter;
  return {
    push: `${words.push} · ${facts.incident.reference}`,
    blocks: [...stateBlocks(facts), ...ownCorrections(facts).map(({ text }) => line(text)), quiet(words.more(facts.incident.reference))],
    actions: actionsOf(facts),
  };
}

function stateBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language).emergencyReporter;
  const { emergency } = facts.incident;
  if (emergency?.stoodDownAt) return [heading(words.stoodDown(timeOf(facts, emergency.stoodDownAt)))];
  if (emergency?.confirmedAt) return [heading(words.confirmed(timeOf(facts, emergency.confirmedAt))), ...placeBlocks(facts)];
  const cannot = emergency?.cannotCallAt ? [line(words.cannot(timeOf(facts, emergency.cannotCallAt)))] : [];
  const { todo, isFirst } = todoBlocks(facts);
  return [...(isFirst ? [...todo, ...callBlocks(facts)] : [...callBlocks(facts), ...todo]), ...cannot, ...placeBlocks(facts)];
}

/** What to do now, once the kind is known; before 911 where this telephone must not be hung up. */
function todoBlocks(facts: CardFacts): { todo: NoticeBlock[]; isFirst: boolean } {
  const { type } = facts.incident.classification;
  const known = type === facts.policy.unspecifiedEmergency ? undefined : facts.policy.types[type];
  const lines = known?.now.map((text) => say(facts, text)) ?? [];
  return { todo: lines.length > 0 ? [{ kind: 'list', lines }] : [], isFirst: known?.nowFirst ?? false };
}

function callBlocks(facts: CardFacts): NoticeBlock[] {
  const site = siteOf(facts);
  const place = site ? [site.name, site.address].filter((part) => part !== '').join(', ') : null;
  const languages = facts.reader?.language === null ? (['en', 'es'] as const) : [facts.language];
  return languages.map((language) => {
    const words = cardWords(language).emergencyReporter;
    return alert(place ? words.now(place) : words.nowNoSite);
  });
}

function placeBlocks(facts: CardFacts): NoticeBlock[] {
  return facts.incident.siteConfirmed ? [] : [line(cardWords(facts.language).emergencyReporter.notConfirmed)];
}

function actionsOf(facts: CardFacts): NoticeAction[] {
  const { emergency, status } = facts.incident;
  if (status === 'withdrawn') return [];
  if (emergency?.stoodDownAt) return [button(facts, 'add-facts')];
  const call = emergency?.confirmedAt ? [] : [button(facts, 'emergency-called', 'danger')];
  const cannot = emergency?.confirmedAt || emergency?.cannotCallAt ? [] : [button(facts, 'cannot-call')];
  // a place filled in beforehand is easily left wrong: it can be set right as long as help may be on its way
  return [...call, ...cannot, ...toldAction(facts), button(facts, 'where'), ...correctionActions(facts), button(facts, 'add-facts')];
}
