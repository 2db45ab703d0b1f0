/** How something ended, seen from a deadline; `late` still tells later. Never rejects. */
export type Settled<T> = { kind: 'done'; value: T } | { kind: 'failed'; error: unknown };
export type Timely<T> = Settled<T> | { kind: 'late'; later: Promise<Settled<T>> };

/** Wait for `work`, at most so long; a trigger and a person are not there for ever. */
export async function settleWithin<T>(milliseconds: number, work: Promise<T>): Promise<Timely<T>> {
  const settled: Promise<Settled<T>> = work.then(
    (value) => ({ kind: 'done', value }),
    (error: unknown) => ({ kind: 'failed', error }),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Timely<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'late', later: settled }), milliseconds);
  });
  const first = await Promise.race([settled, late]);
  clearTimeout(timer);
  return first;
}
