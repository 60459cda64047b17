// Written by `npm run core-code`.
import type * as core from '../../core/domain/posts/rich-text.ts'
export type Block = core.Block
export declare const readRichText: typeof core.readRichText
export declare const writeRichText: typeof core.writeRichText
export declare const plainOf: typeof core.plainOf
export declare const plainAsRich: typeof core.plainAsRich
