import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// scripts/build-web.ts builds into a folder of its own and swaps it in when it is whole; `vite dev`
// and a build by hand need neither variable.
const out = process.env['HOITHI_WEB_OUT'] ?? 'build/web'
const version = process.env['HOITHI_WEB_VERSION'] ?? 'development'

export default defineConfig({
  plugins: [
    tailwindcss(),
    sveltekit({
      adapter: adapter({ out, envPrefix: 'HOITHI_ADAPTER_' }),
      outDir: process.env['HOITHI_WEB_OUT'] === undefined ? '.svelte-kit' : `${out}.kit`,
      files: { src: 'web', assets: 'web/static' },
      paths: { relative: false },
      version: { name: version, pollInterval: 0 },
      // Small enough to spare a request, and the quiz must show without one.
      inlineStyleThreshold: 2048,
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['self'],
        },
      },
    }),
  ],
  // The quiz runs on one script of its own (web/quiz/main.ts), without the router of the other pages.
  worker: { format: 'es', plugins: () => [svelte({ configFile: false })] },
  build: {
    // The browsers that the stylesheets' layers and colours need anyway; older ones cost a third.
    target: ['chrome111', 'safari16.4', 'firefox128'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
})
