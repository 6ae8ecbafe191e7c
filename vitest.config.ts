import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

/** They wait for service workers, for a disk to fill up, or for a browser that is traced: no other may come between. */
const ALONE = ['flushed', 'full-disk', 'updates', 'wrong-bytes'].map(
  (name) => `tests/browser/${name}.test.ts`,
)

const browserTests = {
  // What takes longer as a whole says so itself; no single wait does (tests/kit/within.ts).
  testTimeout: 120_000,
  hookTimeout: 120_000,
  globalSetup: ['tests/browser/kit/build-once.ts'],
}

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'node_modules/.cache/vitest.json' },
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'units',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...browserTests,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ALONE,
          // Two journeys at a time: half of each is waiting for a browser to start or for a disk.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...browserTests,
          name: 'browser-alone',
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
