// Written by `npm run core-code`.
import type * as core from '../../core/domain/channels/mark-text.ts'
export type Mark = core.Mark
export declare const partMost: typeof core.partMost
export declare const marksIn: typeof core.marksIn
export declare const tagOf: typeof core.tagOf
