/** ffmpeg's core as a packed file of our own; see `packFfmpegCore` in vite.config.ts. */
declare module 'virtual:ffmpeg-core.wasm.gz' {
  const url: string;
  export default url;
}
declare module '@ffmpeg/core?url' {
  const url: string;
  export default url;
}
