package dev.stampbook.engine.internal.consent;

/** How an exported page looks, on a screen and on paper. */
final class PageStyle {

  static final String CSS =
      """
      :root { color-scheme: light; --ink: #1c2126; --soft: #56606b; --line: #d5dade; --paper: #fff; }
      * { box-sizing: border-box; }
      body { margin: 0; background: #eef0f2; color: var(--ink);
        font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
      main { max-width: 60rem; margin: 2rem auto; padding: 2.5rem 3rem; background: var(--paper);
        border: 1px solid var(--line); }
      h1 { margin: 0 0 1rem; font-size: 1.7rem; }
      h2 { margin: 2.2rem 0 .8rem; font-size: 1.15rem; border-bottom: 1px solid var(--line);
        padding-bottom: .3rem; }
      h3 { margin: 0 0 .5rem; font-size: 1rem; }
      dl { margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: .15rem 2rem; }
      dl div { display: grid; grid-template-columns: 9.5rem 1fr; gap: .5rem; }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      .standings { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
      .standing { padding: .8rem 1rem; border: 1px solid var(--line); border-left: .4rem solid #8a3324; }
      .standing.in { border-left-color: #1f6f43; }
      .standing h3 { margin: 0; font-weight: 500; color: var(--soft); }
      .standing strong { font-size: 1.2rem; }
      .standing p { margin: .3rem 0 0; color: var(--soft); }
      article { padding: 1rem 0 1.2rem; border-bottom: 1px solid var(--line); }
      article:last-child { border-bottom: 0; }
      article h3 time { font-weight: 400; color: var(--soft); margin-left: .5rem; }
      blockquote { margin: .8rem 0; padding: .7rem 1rem; background: #f5f7f8;
        border-left: .25rem solid #9aa5ae; }
      blockquote p { margin: 0 0 .4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
      blockquote footer, figcaption, .hash { margin: 0; font-size: .8rem; color: var(--soft);
        overflow-wrap: anywhere; }
      figure { margin: .8rem 0; }
      img { display: block; max-width: 100%; max-height: 34rem; border: 1px solid var(--line); }
      code { font: .95em ui-monospace, "Liberation Mono", monospace; }
      table { width: 100%; border-collapse: collapse; }
      th, td { padding: .35rem .5rem .35rem 0; text-align: left; vertical-align: top;
        border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      th { color: var(--soft); font-weight: 500; }
      ul { margin: 0; padding-left: 1.2rem; }
      main > footer { margin-top: 2rem; color: var(--soft); overflow-wrap: anywhere; }
      @media (max-width: 46rem) {
        main { margin: 0; padding: 1.2rem; border: 0; }
        dl, .standings { grid-template-columns: 1fr; }
        table { font-size: .85rem; }
      }
      @media print {
        @page { margin: 16mm; }
        body { background: none; font-size: 10.5pt; }
        main { max-width: none; margin: 0; padding: 0; border: 0; }
        h2, h3 { break-after: avoid; }
        blockquote, figure, .standing, tr { break-inside: avoid; }
        img { max-height: 16cm; }
      }
      """;

  private PageStyle() {}
}
