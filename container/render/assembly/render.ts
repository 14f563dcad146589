// The renderer's inner loops, compiled by AssemblyScript to WASM SIMD. The caller owns the memory:
// every pointer is a byte offset that container/render/plane-memory.ts gave out.

export { blendPlane, mixColumns, mixConstant, mixFrames } from './blend';
export { convertRgba } from './convert';
export { maskAlpha, planRows, segmentBits } from './masks';
export { drawPlanned, scratchBytes } from './resample';
export { fillTaps, groupBytes, groupColumns } from './taps';
