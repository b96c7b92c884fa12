import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds the API: the address that `./larder start` printed. */
const api = process.env.LARDER_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    vue(),
    components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  build: {
    target: 'es2023',
    // Inlined data: images would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The charts, which load by themselves after their page.
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': api } },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'] },
})
