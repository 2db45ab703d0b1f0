/** What /metrics answers, in Prometheus's text format. Names, labels and values are numbers and codes; ids never stand in a label. */

export interface Metric {
  /** `crosswalk_…`, snake_case. */
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  values: { labels?: Record<string, string>; value: number }[];
}

/** @throws RangeError for a name that Prometheus would refuse. */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics.map(metricLines).join('');
}

/** What every process can tell of itself. */
export function processMetrics(startedAt: Date): Metric[] {
  const { rss, heapUsed } = process.memoryUsage();
  return [
    single('crosswalk_process_resident_memory_bytes', 'Memory the process holds.', rss),
    single('crosswalk_process_heap_used_bytes', 'JavaScript heap in use.', heapUsed),
    single('crosswalk_process_start_time_seconds', 'When the process started, in seconds since 1970.', startedAt.getTime() / 1000),
  ];
}

function single(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', values: [{ value }] };
}

function metricLines({ name, help, type, values }: Metric): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new RangeError(`no metric name: ${name}`);
  const samples = values.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}`);
  return [`# HELP ${name} ${help.replaceAll('\n', ' ')}`, `# TYPE ${name} ${type}`, ...samples, ''].join('\n');
}

function labelText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escapeLabel(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
