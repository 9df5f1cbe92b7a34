import type { PictureProblem } from '@/domain/picture/prepare-picture'
import type { Result } from '@/shared/result'

/** Makes a portrait of any picture: the square in its middle, small, and nothing in it but what is seen. */
export type PreparePortrait = (file: Blob) => Promise<Result<string, PictureProblem>>
