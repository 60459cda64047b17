import { joined } from '../../core/domain/joined.ts'
import { addressVerbs } from './address-verbs.ts'
import { moveVerbs } from './move-verbs.ts'
import { otherTimeVerbs } from './other-time-verbs.ts'
import { timeWords } from './time-words.ts'
import { weekVerbs } from './week-verbs.ts'
import { weekWords } from './week-words.ts'

/** All of the slice. */
export const allWeekVerbs = joined([weekVerbs, moveVerbs, otherTimeVerbs, addressVerbs])
export const allWeekWords = joined([weekWords, timeWords])
