terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "gpu" {
  name       = "gpu"
  minn_count = 0
}
