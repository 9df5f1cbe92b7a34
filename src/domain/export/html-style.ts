/** The whole look of an exported page: it loads nothing. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--bg:light-dark(#f4f3f1,#141312);--card:light-dark(#fff,#252321);--own:light-dark(#fde9dc,#40281a);--text:light-dark(#211e1b,#ece9e5);--muted:light-dark(#635e57,#a8a29a);--line:light-dark(#e0ddd8,#34312e);--accent:light-dark(#a8340a,#ff925c)}
*{box-sizing:border-box}
body{background:var(--bg);color:var(--text);font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;margin:0 auto;max-inline-size:46rem;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0}h2{border-block-start:1px solid var(--line);font-size:1.3rem;margin:2.5rem 0 0;padding-block-start:1.5rem}h3{color:var(--muted);font-size:.85rem;margin:1.5rem 0 .5rem;text-align:center}
a{color:var(--accent)}
.muted,.gap{color:var(--muted);font-size:.875rem;margin:.25rem 0}
.gap{border-block:1px dashed var(--muted);margin:1rem 0;padding:.5rem;text-align:center}
article{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:.4rem 0;padding:.5rem .8rem}
article.own{background:var(--own)}article:target{outline:2px solid var(--accent)}
header{display:flex;flex-wrap:wrap;font-size:.875rem;gap:.1rem .75rem}
time{color:var(--muted)}p.text{margin:.1rem 0;white-space:pre-wrap}
blockquote{border-inline-start:3px solid var(--accent);color:var(--muted);font-size:.875rem;margin:.25rem 0;padding-inline-start:.6rem}
ul.reactions{display:flex;flex-wrap:wrap;font-size:.875rem;gap:.25rem .75rem;list-style:none;margin:.25rem 0 0;padding:0}
@media print{article{break-inside:avoid}}
`
