/** What Slack refuses, as data: Block Kit reference pages. Renderers, tests and the start-up check read the same numbers. */
export const SLACK_LIMITS = {
  view: { blocks: 100, title: 24, submit: 24, close: 24, privateMetadata: 3000, callbackId: 255, bytes: 250_000 },
  message: { blocks: 50, text: 4000 },
  block: { id: 255, sectionText: 3000, fields: 10, fieldText: 2000, headerText: 150, contextElements: 10, contextText: 3000 },
  actions: { elements: 25, id: 255 },
  button: { text: 75, value: 2000 },
  input: { label: 2000, hint: 2000, textLength: 3000 },
  options: { static_select: 100, multi_static_select: 100, radio_buttons: 10, checkboxes: 10, text: 75, value: 150, placeholder: 150 },
} as const;

/** Slack counts UTF-16 units in some places and characters in others; the larger count is the safe one. */
export const lengthOf = (text: string): number => text.length;
