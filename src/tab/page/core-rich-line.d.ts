// Written by `npm run core-code`.
import type * as core from '../../core/domain/posts/rich-line.ts'
export type Inline = core.Inline
export type Sign = core.Sign
export type Piece = core.Piece
export declare const settledLine: typeof core.settledLine
export declare const trimmedLine: typeof core.trimmedLine
export declare const writeLine: typeof core.writeLine
export declare const piecesOf: typeof core.piecesOf
export declare const inlinesOf: typeof core.inlinesOf
