/** An attacker with a linear program (HiGHS): what every hidden number can be at least and at most, given everything that was published. */
import highsModule, { type Highs } from 'highs';

export interface Constraint {
  /** Coefficient by variable. */
  sum: Record<string, number>;
  low: number;
  high: number;
}

// the package is CommonJS: Node hands over the loader itself, its types describe a module around it
const loadHighs = highsModule as unknown as () => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

type Solve = (goal: 'Minimize' | 'Maximize', id: string) => ReturnType<Highs['solve']>;

async function program(constraints: readonly Constraint[]): Promise<Solve> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const names = new Map<string, string>();
  const name = (id: string): string => {
    if (!names.has(id)) names.set(id, `x${names.size}`);
    return names.get(id) ?? '';
  };
  const rows = constraints.flatMap(({ sum, low, high }, index) => {
    const terms = Object.entries(sum).map(([id, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name(id)}`);
    return [`l${index}: ${terms.join(' ')} >= ${low}`, ...(Number.isFinite(high) ? [`h${index}: ${terms.join(' ')} <= ${high}`] : [])];
  });
  return (goal, id) => highs.solve(`${goal}\n obj: ${name(id)}\nSubject To\n ${rows.join('\n ')}\nEnd`);
}

/** Can all of it be true together? */
export async function isPossible(constraints: readonly Constraint[]): Promise<boolean> {
  const [anything = ''] = constraints.flatMap(({ sum }) => Object.keys(sum));
  return (await program(constraints))('Minimize', anything).Status === 'Optimal';
}

/**
 * Limits of each variable; variables are numbers of reports, so never below zero.
 *
 * @throws when what was published contradicts itself.
 */
export async function limits(
  constraints: readonly Constraint[],
  variables: readonly string[],
): Promise<Map<string, { low: number; high: number }>> {
  const solved = await program(constraints);
  const solve = (goal: 'Minimize' | 'Maximize', id: string): number => {
    const result = solved(goal, id);
    if (result.Status === 'Unbounded' || result.Status === 'Primal infeasible or unbounded') return Number.POSITIVE_INFINITY;
    if (result.Status !== 'Optimal') throw new Error(`the attacker found a contradiction: ${result.Status}`);
    return result.ObjectiveValue;
  };
  return new Map(
    variables.map((id) => [id, { low: Math.ceil(solve('Minimize', id) - 1e-6), high: Math.floor(solve('Maximize', id) + 1e-6) }]),
  );
}
