import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/fixtures/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/fixtures/database-server.ts'],
    sequence: { sequencer: LongestFirst },
    // what a file imports is loaded once per worker, not once per file; no module may keep what a test changes
    isolate: false,
    // they wait more than they compute; a busy machine is slow, and no test asserts a time
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
