import { randomBytes, randomInt } from 'node:crypto';
import type { Clock, Ids } from '../../incidents/ports.ts';

/** No vowels (no words by chance), no look-alikes (0/O, 1/I/L, U/V). */
const REFERENCE_ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const REFERENCE_LENGTH = 4;

/** UUID v7 (RFC 9562): 48 bits of milliseconds, then random, so that rows sort by time and indexes stay dense. */
function uuidV7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function referenceSuffix(): string {
  return Array.from({ length: REFERENCE_LENGTH }, () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)]).join('');
}

export const systemIds: Ids = { id: uuidV7, referenceSuffix };

export const systemClock: Clock = { now: () => new Date() };
