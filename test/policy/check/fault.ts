import type { PlantedFiles } from './changed-policy.ts';

/** One proof, its fault, and what is told of it: the problem, and answers that show it. */
export type Fault = [proof: string, fault: string, plant: (files: PlantedFiles) => void, told: RegExp, answers?: RegExp];
