"""What may stand in an SVG drawing: the elements and attributes of SVG 1.1 and 2 that only draw.

Not here is whatever runs, moves, links, loads, or holds another language: ``script``, ``animate``, ``foreignObject``,
``feImage``, ``style`` with rules that load, ``xml:base``, handlers.
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    """
    svg g defs symbol use switch a style
    path rect circle ellipse line polyline polygon image text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """
)
"""What draws, or says how something is drawn."""

UNDRAWN = _names("title desc metadata font-face font-face-src font-face-name font-face-uri font-face-format")
"""What is there to be read by programs, or brings a face; it is left out, whatever it holds."""

ATTRIBUTES = _names(
    """
    id class style lang space transform viewBox preserveAspectRatio version baseProfile width height x y x1 y1 x2 y2 cx
    cy r rx ry fx fy fr d points pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side
    gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform clipPathUnits
    maskUnits maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY orient filterUnits
    primitiveUnits in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4
    order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha kernelUnitLength surfaceScale
    diffuseConstant specularConstant specularExponent scale xChannelSelector yChannelSelector azimuth elevation
    stdDeviation radius pointsAtX pointsAtY pointsAtZ z limitingConeAngle baseFrequency numOctaves seed stitchTiles
    requiredFeatures requiredExtensions systemLanguage filterRes media title enable-background contentScriptType
    contentStyleType zoomAndPan tabindex focusable role target rel download hreflang nonce crossorigin decoding
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-profile color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter
    flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust
    font-stretch font-style font-synthesis font-variant font-variant-ligatures font-variant-caps font-variant-numeric
    font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering
    isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask
    mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-align text-anchor text-decoration text-indent text-orientation text-overflow text-rendering text-transform
    transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    """
)
"""Attributes without a namespace, and properties, that only say how something is drawn; none of them loads a thing."""


FUNCTIONS = _names(
    """
    url rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx skewy calc blur
    brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    """
)
"""The functions that a value may call; ``url`` only with a name of the drawing itself."""
