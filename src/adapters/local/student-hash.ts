import { createHmac } from 'node:crypto';

/**
 * A keyed hash of student numbers (HMAC-SHA-256, hex): the same student is found again, and nobody without the key learns a number from
 * it. Another key makes the links of before useless; they are not lost, only no longer joined.
 */
export function createStudentHash(key: string): (studentNumber: string) => string {
  return (studentNumber) => createHmac('sha256', key).update(studentNumber, 'utf8').digest('hex');
}
