/** What Teams refuses or does not show, as data (platforms.md section 4). Renderers and tests read the same numbers. */
export const TEAMS_LIMITS = {
  /** Teams refuses about 100 KB, counted in UTF-16; beyond this it becomes unreliable. */
  messageBytes: 80_000,
  /** Clients show six and hide the rest behind a menu that phones may not have. */
  actionsInRow: 6,
  refreshUsers: 60,
} as const;
