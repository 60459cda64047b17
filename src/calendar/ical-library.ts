import { createRequire } from 'node:module'
import type * as Ical from 'ical-generator'

/** With its time zones and rules it is half a megabyte: loaded when a calendar is first written. */
export const icalLibrary = () => createRequire(import.meta.url)('ical-generator') as typeof Ical
