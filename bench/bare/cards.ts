/** Two cards of the usual size, with what `modals.ts` asks. */
const choices = (count: number, label: string) =>
  Array.from({ length: count }, (_, index) => ({ title: `${label} ${index + 1}`, value: `option-${index + 1}` }));
const list = (id: string, label: string, of: object) => ({ type: 'Input.ChoiceSet', id, label, style: 'expanded', ...of });
const data = { crosswalk: { v: 1, action: 'submit', screenId: 'screen' } };
const next = {
  ...{ type: 'Action.Execute', title: 'Next', verb: 'submit', data },
  fallback: { type: 'Action.Submit', title: 'Next', data },
};
const card = (body: object[]) => ({
  ...{ type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5' },
  body: [
    { type: 'TextBlock', text: 'Report', wrap: true, style: 'heading', size: 'Large', weight: 'Bolder' },
    ...body,
    { type: 'ActionSet', actions: [next] },
  ],
});

export const FIRST_CARD = card([
  { type: 'TextBlock', text: 'In danger? Call 911 now.', wrap: true, weight: 'Bolder', color: 'Attention' },
  list('danger', 'Is anyone in danger right now?', { choices: choices(3, 'Answer') }),
  list('place', 'Where?', { style: 'compact', choices: choices(30, 'School') }),
]);

export const NEXT_CARD = card([
  list('special', 'Is any of this so?', { isMultiSelect: true, choices: choices(5, 'Situation') }),
  list('grade', 'Which grades?', { choices: choices(4, 'Band') }),
]);
