package dev.exesys.local.s3;

import java.lang.reflect.Proxy;

/** Creates servlet objects whose methods all throw, as a base for partial implementations. */
final class UnsupportedServletProxy {
  private UnsupportedServletProxy() {}

  /** Returns an implementation of an interface that rejects every call with the method's name. */
  static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(
                  type.getSimpleName() + "." + method.getName());
            }));
  }
}
