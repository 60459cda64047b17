import assert from 'node:assert/strict'
import { keyOf, type PlacementKey, readKey } from '../../src/core/domain/placements/placed-card.ts'

/** The key as rows hold it: a test says its text, and that the product would write it so. */
export function keyed(text: string): PlacementKey {
  const card = readKey(text)
  assert.ok(card !== null, `no card has the key ${text}`)
  assert.equal(keyOf(card), text)
  return keyOf(card)
}
