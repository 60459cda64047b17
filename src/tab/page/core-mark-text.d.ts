// Written by `npm run core-code`.
import type * as core from '../../core/domain/channels/mark-text.ts'
export type Mark = core.Mark
export declare const marksIn: typeof core.marksIn
