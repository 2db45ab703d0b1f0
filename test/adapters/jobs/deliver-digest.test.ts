import { expect, it } from 'vitest';
import { DeliveryError } from '../../../src/incidents/delivery.ts';
import { until } from './jobs-database.ts';
import { compose, runningWorkers } from './running-workers.ts';
import { scriptedPlatform } from './scripted-platform.ts';

const running = runningWorkers();

it('begins a digest only when its words are there, and speaks to nobody when another worker has it by then', async () => {
  const platform = scriptedPlatform();
  await running.db.post({ key: 'a', channels: ['C1'], lane: 'digest' });
  const steps: string[] = [];
  running.start(platform, {
    compose: async (card) => {
      steps.push('compose');
      return compose(card);
    },
    queue: {
      ...running.db.queue,
      begin: async (delivery) => {
        steps.push('begin');
        if (steps.length === 2) throw new DeliveryError('lease-lost', { retryable: true });
        await running.db.queue.begin(delivery);
      },
    },
  });
  await until(running.settled);
  expect(steps).toEqual(['compose', 'begin', 'compose', 'begin']);
  expect(platform.said).toHaveLength(1);
  expect(await running.db.states()).toEqual({ sent: 1 });
});
