/** Something wrong in the district file; warnings do not stop the start. */
export interface Flaw {
  path: (string | number)[];
  message: string;
  remedy: string;
  severity: 'problem' | 'warning';
}

/** What stops the start. */
export function problem(path: Flaw['path'], message: string, remedy: string): Flaw {
  return { path, message, remedy, severity: 'problem' };
}

/** What does not, and what will not work because of it. */
export function warning(path: Flaw['path'], message: string, remedy: string): Flaw {
  return { path, message, remedy, severity: 'warning' };
}
