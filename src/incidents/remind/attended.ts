/** What a look at something later came to: nothing left to do, or look again. */
export type Attended = { kind: 'done' } | { kind: 'again'; at: Date };
