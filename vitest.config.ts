import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

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
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // One Chromium at a time: two cores, and journeys that wait for real disks.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          globalSetup: ['tests/browser/kit/build-once.ts'],
        },
      },
    ],
  },
})
