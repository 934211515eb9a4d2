package dev.exesys.local.s3;

import java.lang.reflect.Proxy;

/** Servlet objects of which nothing works, to be overridden where something must. */
final class UnsupportedServlet {
  private UnsupportedServlet() {}

  /** An implementation of a whole interface that refuses every call by its name. */
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
