import { createElement, Fragment, type ElementType } from 'react'

/**
 * What libraries compiled for React's newer JSX ask for, made of what the page lends: it has no `react/jsx-runtime`,
 * and React's own would be a second copy of its insides. webpack.config.js puts it in place.
 *
 * Source: reactjs.org, rfcs/0000-create-element-changes.
 */
const jsx = (type: ElementType, props: object, key?: string) =>
  createElement(type, key === undefined ? props : { ...props, key })

export { Fragment, jsx, jsx as jsxs }
