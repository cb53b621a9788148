using CoOpt.Gpu.Figures.Svg;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>The style sheet of a page: one column of text with the contents beside it where there is room, light and dark, on screen and on paper.</summary>
internal static class PageStyle
{
    internal static string Css { get; } = (Text + SvgStyle.Css).ReplaceLineEndings("\n");

    private const string Text =
        """
        :root{color-scheme:light dark;--ground:#fff;--ink:#1b1e23;--soft:#4d535c;--line:#dfe3e8;--tint:#f5f7f9;--link:#0b5cad;--shade:#0003;--notice:#8a4b00}
        @media (prefers-color-scheme:dark){:root{--ground:#14161a;--ink:#eceef1;--soft:#b3b9c2;--line:#343942;--tint:#1d2026;--link:#7cbcf5;--shade:#000c;--notice:#f0b35c}}
        *{box-sizing:border-box}
        html{scroll-padding-top:1rem}
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif}
        a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}
        a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
        main,nav{padding:1rem 1.25rem}
        main{max-width:60rem;min-width:0}
        nav>ol ol{display:none}
        nav{font-size:.875rem;line-height:1.4}
        nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
        nav a{text-decoration:none}
        nav a:hover{text-decoration:underline}
        @media (min-width:72rem){
        .page{display:grid;grid-template-columns:14rem minmax(0,60rem);gap:2rem;max-width:78rem;margin:0 auto}
        nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-top:2.25rem}
        nav ol,nav>ol ol{display:block}
        nav li{margin:.4rem 0}
        nav ol ol{padding-left:.9rem}
        }
        .kind{margin:.75rem 0 0;font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft)}
        h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 1rem;overflow-wrap:anywhere}
        h2{font-size:1.35rem;line-height:1.3;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
        h3{font-size:1.08rem;margin:2rem 0 .5rem}
        p{margin:.6rem 0;max-width:46rem;overflow-wrap:anywhere}
        .notice{border-left:3px solid var(--notice);padding:.4rem .9rem;background:var(--tint)}
        code,pre{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
        pre{background:var(--tint);padding:.7rem .9rem;border-radius:4px;overflow-x:auto}
        .wide{overflow-x:auto;margin:1rem 0;background:linear-gradient(to right,var(--ground) 40%,transparent) 0/2rem 100%,linear-gradient(to left,var(--ground) 40%,transparent) 100%/2rem 100%,linear-gradient(to right,var(--shade),transparent) 0/.7rem 100%,linear-gradient(to left,var(--shade),transparent) 100%/.7rem 100%;background-repeat:no-repeat;background-attachment:local,local,scroll,scroll}
        table{border-collapse:collapse;font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--soft);padding:0 0 .4rem;max-width:min(46rem,calc(100vw - 2.5rem));position:sticky;left:0}
        th,td{padding:.28rem .8rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        th{font-weight:600}
        thead>tr>*{border-bottom-color:var(--soft)}
        tbody th{font-weight:400}
        td{overflow-wrap:break-word}
        td code span{white-space:nowrap}
        .facts td{overflow-wrap:anywhere}
        .facts td code span{white-space:normal}
        td small{display:block;font-size:.9em;color:var(--soft);white-space:nowrap}
        .n{text-align:right;white-space:nowrap}
        thead .n{white-space:normal}
        .n+:not(.n){padding-left:.8rem}
        tbody tr:hover{background:var(--tint)}
        .figures{display:flex;flex-wrap:wrap;gap:1.4rem;margin:1.1rem 0;align-items:flex-start}
        figure{margin:0;width:100%;min-width:0}
        figure svg{display:block;width:100%}
        @media (min-width:44rem){figure.narrow{width:calc(50% - .7rem)}}
        figcaption{font-size:.8rem;color:var(--soft);margin-top:.25rem}
        details{margin:1rem 0}
        summary{cursor:pointer;color:var(--link)}
        .coopt-figure .series{transition:opacity .12s}
        .coopt-figure:has(.series:hover) .series:not(:hover){opacity:.22}
        @media print{
        :root{--ground:#fff;--ink:#000;--soft:#444;--line:#ccc;--tint:#f5f5f5;--link:#000;color-scheme:light}
        @page{margin:16mm 15mm}
        body{font-size:10pt}
        nav{display:none}
        .page{display:block}
        main{padding:0;max-width:none}
        h2,h3{break-after:avoid}
        figure,tr,pre{break-inside:avoid}
        figure.narrow{width:calc(50% - .7rem)}
        .wide{overflow:visible;background:none}
        caption{position:static}
        table{font-size:7.5pt}
        th,td{padding:.14rem .6rem .14rem 0}
        a{text-decoration:none}
        details::details-content{content-visibility:visible;block-size:auto}
        }

        """;
}
