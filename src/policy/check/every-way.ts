import type { Given } from '../asking/answer-space.ts';

/** A way that was gone: what was answered last, and the way before. */
export interface Trail {
  before: Trail | null;
  given: Given | null;
  length: number;
}

export interface Reached<T> {
  at: T;
  trail: Trail;
}

/** How to go on from a place. Places lie in layers; every way leads to later ones. */
export interface Ways<T> {
  /** Equal keys have equal futures: ways that meet there go on as one. */
  keyOf(at: T): number | string;
  /** The layer; null at an end. */
  positionOf(at: T): number | null;
  onward(at: T): { given: Given; to: T }[];
  /** Join two that met; without it the first stays. */
  merge?(one: T, other: T): T;
}

export const NOWHERE: Trail = { before: null, given: null, length: 0 };

/** Go every way from these places once. @returns the ends, and all places on the way, each with its shortest trail. */
export function goEveryWay<T>(starts: Reached<T>[], ways: Ways<T>): { ends: Reached<T>[]; passed: Reached<T>[] } {
  const layers = new Map<number, Map<number | string, Reached<T>>>();
  const ends = new Map<number | string, Reached<T>>();
  const passed: Reached<T>[] = [];
  const arrive = (reached: Reached<T>) => {
    const position = ways.positionOf(reached.at);
    const layer = position === null ? ends : (layers.get(position) ?? new Map<number | string, Reached<T>>());
    if (position !== null) layers.set(position, layer);
    const key = ways.keyOf(reached.at);
    const known = layer.get(key);
    layer.set(key, known ? meet(ways, known, reached) : reached);
  };
  for (const start of starts) arrive(start);
  for (let position = 0; layers.size > 0; position += 1) {
    const layer = layers.get(position);
    layers.delete(position);
    for (const reached of layer?.values() ?? []) {
      passed.push(reached);
      for (const { given, to } of ways.onward(reached.at)) arrive({ at: to, trail: longer(reached.trail, given) });
    }
  }
  return { ends: [...ends.values()], passed };
}

function longer(before: Trail, given: Given): Trail {
  return { before, given, length: before.length + 1 };
}

export function shorter(a: Trail, b: Trail): Trail {
  return b.length < a.length ? b : a;
}

/** The answers along a trail, first to last. */
export function pathOf(trail: Trail): Given[] {
  const path: Given[] = [];
  for (let at: Trail | null = trail; at?.given; at = at.before) path.unshift(at.given);
  return path;
}

function meet<T>({ merge }: Ways<T>, known: Reached<T>, other: Reached<T>): Reached<T> {
  return { at: merge ? merge(known.at, other.at) : known.at, trail: shorter(known.trail, other.trail) };
}
