import type { FilmAct } from './film-keys.ts';

/** Does to the film what a key asks for; what the browser refuses (a full screen, playing) stays as it is. */
export function handleFilm(video: HTMLVideoElement, act: Exclude<FilmAct, { kind: 'range' }>): void {
  const refused = (reason: unknown) => console.info('The browser waits for a press', reason);
  switch (act.kind) {
    case 'play':
      if (video.paused) video.play().catch(refused);
      else video.pause();
      return;
    case 'mute':
      video.muted = !video.muted;
      return;
    case 'go':
      video.currentTime = act.toMs / 1000;
      return;
    case 'captions': {
      const track = [...video.textTracks].find(({ kind }) => kind === 'captions');
      if (track) track.mode = track.mode === 'showing' ? 'disabled' : 'showing';
      return;
    }
    case 'screen':
      if (document.fullscreenElement) document.exitFullscreen().catch(refused);
      else (video.closest('media-controller') ?? video).requestFullscreen().catch(refused);
      return;
  }
}
