// Reading aloud: only with a voice that lives on this device, since nothing said here may leave it.
import type { Speech } from '../features/interview/asking.ts'

export const speech: Speech = {
  watch: (language, tell) => {
    if (!('speechSynthesis' in globalThis)) return () => undefined
    const look = () => {
      tell(localVoice(language) !== undefined)
    }
    look()
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look)
    }
  },
  say: (text, language, onEnd) => {
    const voice = localVoice(language)
    if (voice === undefined) return
    const said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.addEventListener('end', onEnd)
    said.addEventListener('error', onEnd)
    speechSynthesis.speak(said)
  },
  hush: () => {
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
  },
}

function localVoice(language: string): SpeechSynthesisVoice | undefined {
  return speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(language))
}
